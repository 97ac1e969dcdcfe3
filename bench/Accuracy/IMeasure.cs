using System.Security.Cryptography;

namespace Accuracy;

/// <summary>One figure measured on gold data that lies outside the clone, or on our own beside the program.</summary>
public interface IMeasure
{
    /// <summary>Name of its row in the table and in floors.tsv.</summary>
    string Name { get; }

    /// <summary>File name of the archive it reads; where it reads a corpus, the option that names the corpus's folder.</summary>
    string Archive { get; }

    /// <summary>True where that file is our own and lies beside the program instead of among the gold data.</summary>
    bool Own => false;

    /// <summary>True where it reads a corpus of files that may not be passed on, which the user fetches and names by an option.</summary>
    bool IsCorpus => false;

    /// <summary>Told what the program was asked for before it measures: for a measure that reads more than one place.</summary>
    void Take(CommandLine asked) { }

    /// <summary>Measures on the archive, or the folder of the corpus, at <paramref name="path"/>.</summary>
    Score Measure(string path);

    /// <summary>Lower-case hexadecimal sha256 of what is measured on, to which its floor is tied.</summary>
    string Digest(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}

/// <summary>A figure and the number of items it rests on.</summary>
/// <param name="Value">Between 0 and 1; more is better.</param>
/// <param name="Items">Items scored.</param>
/// <param name="Detail">What the figure is made of, for the table.</param>
public sealed record Score(double Value, int Items, string Detail);
