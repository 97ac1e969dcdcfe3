using Stemma.Annotating;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Tests.Lineage;

public class DatelinesTests
{
    private static readonly AnnotatorPipeline Pipeline = DefaultPipeline.Build();

    [Theory]
    [InlineData("ORSK, Veldmark — The mill burned down on Friday night, the fire brigade said.", "ORSK, Veldmark —")]
    [InlineData("ORSK (Wire) - The mill burned down on Friday night, the fire brigade said.", "ORSK (Wire) -")]
    [InlineData("ORSK – The mill burned down on Friday night.", "ORSK –")]
    public void APlaceInCapitalsBeforeADashIsADateline(string text, string dateline)
    {
        var found = Datelines.Of(Pipeline.Annotate(new Article("a", text) { Language = "en" }));
        found.ShouldNotBeNull();
        text[found.Value.Start..found.Value.End].ShouldBe(dateline);
    }

    [Theory]
    [InlineData("Orsk — a town of mills — lost its oldest one on Friday night.")]
    [InlineData("The mill burned down on Friday night - the third this year.")]
    [InlineData("UNESCO named the mill of Orsk on Friday night.")]
    [InlineData("US - and other - mills burned down.")]
    [InlineData("")]
    public void OtherBeginningsAreNone(string text) =>
        Datelines.Of(Pipeline.Annotate(new Article("a", text) { Language = "en" })).ShouldBeNull();
}
