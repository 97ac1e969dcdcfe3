using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Stemma.Text;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Stemma.Tests;

public class ArchitectureTests
{
    /// <summary>The stages in order: each may use only those before it.</summary>
    private static readonly string[] Stages =
    [
        "Text",
        "Lexicon",
        "Intake",
        "Annotating",
        "Grouping",
        "Collating",
        "Spinning",
        "Lineage",
        "Apparatus",
        "Publishing",
    ];

    private static readonly Architecture Core = new ArchLoader().LoadAssembly(typeof(Article).Assembly).Build();

    public static TheoryData<string, string> EarlierAndLaterStages()
    {
        var pairs = new TheoryData<string, string>();
        for (var earlier = 0; earlier < Stages.Length; earlier++)
        {
            for (var later = earlier + 1; later < Stages.Length; later++)
                pairs.Add(Stages[earlier], Stages[later]);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(EarlierAndLaterStages))]
    public void AStageDoesNotUseALaterOne(string earlier, string later)
    {
        var offenders = Types()
            .That()
            .ResideInNamespaceMatching($@"^Stemma\.{earlier}(\..+)?$")
            .GetObjects(Core)
            .SelectMany(type => type.Dependencies.Select(dependency => (type, dependency.Target)))
            .Where(pair => pair.Target.FullName.StartsWith($"Stemma.{later}.", StringComparison.Ordinal))
            .Select(pair => $"{pair.type.FullName} uses {pair.Target.FullName}")
            .Distinct();
        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void EveryTypeStandsInAKnownStageOrAtTheRoot()
    {
        var known = Stages.Select(stage => $"Stemma.{stage}").ToHashSet(StringComparer.Ordinal);
        typeof(Article)
            .Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Stemma", StringComparison.Ordinal) == true)
            .Where(type =>
                type.Namespace != "Stemma"
                && !known.Any(stage =>
                    type.Namespace == stage || type.Namespace!.StartsWith(stage + ".", StringComparison.Ordinal)
                )
            )
            .Select(type => type.FullName)
            .ShouldBeEmpty();
    }

    [Fact]
    public void NoTypeIsNamedLikeANamespace()
    {
        var types = typeof(Article).Assembly.GetTypes();
        var namespaces = types
            .Select(type => type.Namespace)
            .OfType<string>()
            .SelectMany(name => name.Split('.'))
            .ToHashSet(StringComparer.Ordinal);
        types
            .Where(type => type.IsPublic && namespaces.Contains(type.Name))
            .Select(type => type.FullName)
            .ShouldBeEmpty();
    }
}
