namespace Stemma.Cli.Commands;

/// <summary>A command whose help ends in examples.</summary>
internal interface IExampled
{
    /// <summary>Command lines, each with what it does.</summary>
    IReadOnlyList<(string Line, string Meaning)> Examples { get; }
}
