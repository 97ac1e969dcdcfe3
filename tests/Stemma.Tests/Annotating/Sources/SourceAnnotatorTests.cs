using Stemma.Annotating;
using Stemma.Annotating.Sources;

namespace Stemma.Tests.Annotating.Sources;

public class SourceAnnotatorTests
{
    [Theory]
    [InlineData("The Velm Herald reported that the bridge had cracked.", "Outlet Velm Herald [the bridge had cracked]")]
    [InlineData("Two men were held overnight, Reuters reported.", "Agency Reuters [Two men were held overnight]")]
    [InlineData(
        "The Norbank News Agency said the strike was over.",
        "Agency Norbank News Agency [the strike was over]"
    )]
    [InlineData("According to reports, the sides will meet in Velm.", "Unnamed reports [the sides will meet in Velm]")]
    [InlineData("Officials said that the ferry was overloaded.", "Official Officials [the ferry was overloaded]")]
    [InlineData(
        "A person familiar with the matter said the deal was dead.",
        "Unnamed person familiar with the matter [the deal was dead]"
    )]
    [InlineData(
        "The study found that the glacier had lost a third of its ice.",
        "Document study [the glacier had lost a third of its ice]"
    )]
    [InlineData("“It was offside,” Piet Hanssen said.", "Person Piet Hanssen [It was offside,]")]
    [InlineData(
        "Ada Lorne told the Velm Gazette that she would appeal.",
        "Person Ada Lorne [she would appeal]|Outlet Velm Gazette [she would appeal]"
    )]
    [InlineData(
        "The airline said in a statement that no one was hurt.",
        "Official airline [no one was hurt]|Document statement [no one was hurt]"
    )]
    [InlineData(
        "The mine has closed for good, as first reported by the Velm Courier.",
        "Outlet Velm Courier [The mine has closed for good, as first reported by the Velm Courier.]"
    )]
    [InlineData("The ministry denied any such plan.", "Official ministry [any such plan]")]
    [InlineData("Ada Lorne walked to the harbour.", "")]
    [InlineData("The operator said the line would open in May.", "Unnamed operator [the line would open in May]")]
    [InlineData("The weather suggested that the line would stay shut.", "")]
    [InlineData("The line, Ada Lorne said, would stay shut.", "Person Ada Lorne [The line] [would stay shut]")]
    [InlineData("Ada Lorne wants the line to stay shut.", "")]
    [InlineData("The officer dismissed two men from the force.", "")]
    public void WhoIsCitedForWhatIsFound(string text, string expected) => Sources(text).ShouldBe(expected);

    [Fact]
    public void AChainOfSourcesNamesEachLink() =>
        Sources("Interfax cited the ministry as saying that the talks had failed.").ShouldContain("Agency Interfax");

    [Fact]
    public void OneSourceIsOneEntryWithAllThatRestsOnIt() =>
        Sources("Ada Lorne said that the wall was safe. It rained. Ada Lorne said that the gates were shut.")
            .ShouldBe("Person Ada Lorne [the wall was safe] [the gates were shut]");

    private static string Sources(string text)
    {
        var article = new SourceAnnotator().Annotate(NamedPeople.Read(text, "Ada Lorne", "Piet Hanssen"));
        return string.Join(
            '|',
            article
                .Get(AnnotationLayers.Sources)
                .Select(source =>
                    $"{source.Kind} {source.Name} {string.Join(' ', source.Supports.Select(span => $"[{article.Slice(span)}]"))}"
                )
        );
    }
}
