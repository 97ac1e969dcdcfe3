using System.Security.Cryptography;
using System.Text;

namespace Accuracy;

/// <summary>Which part of a set is scored.</summary>
public enum CorpusPart
{
    /// <summary>What faults may be looked for in.</summary>
    Tune,

    /// <summary>What is only scored.</summary>
    Check,

    /// <summary>Both.</summary>
    All,
}

/// <summary>Parts a set in two.</summary>
internal static class CorpusParts
{
    /// <summary>The half an item of this name belongs to: by the first bit of the name's sha256.</summary>
    public static CorpusPart Of(string name) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(name))[0] < 0x80 ? CorpusPart.Tune : CorpusPart.Check;
}
