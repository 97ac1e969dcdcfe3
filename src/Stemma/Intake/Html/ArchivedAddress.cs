using NodaTime;
using NodaTime.Text;

namespace Stemma.Intake.Html;

/// <summary>The address of a page's copy in an archive of the web, taken apart.</summary>
/// <remarks>Told by its form, not by its host: somewhere in the path a moment of 4 to 14 digits, perhaps a two-letter
/// flag, and then a whole address ("/web/20310504080000id_/http://news.example/a"). The Wayback Machine writes so, and
/// every archive built on its software (RFC 7089 calls them mementos).</remarks>
/// <param name="Original">The address that the archive fetched.</param>
/// <param name="Archived">The address in the archive.</param>
/// <param name="Moment">When the archive fetched it; null where it is not told to the second.</param>
internal sealed record ArchivedAddress(string Original, string Archived, Instant? Moment)
{
    private static InstantPattern Digits { get; } = InstantPattern.CreateWithInvariantCulture("uuuuMMddHHmmss");

    /// <summary>Null where the address is no archive's.</summary>
    public static ArchivedAddress? Of(string? address)
    {
        if (address is null)
            return null;
        foreach (var scheme in (ReadOnlySpan<string>)["/http://", "/https://"])
        {
            var at = address.IndexOf(scheme, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || address.AsSpan(0, at).Contains('?') || MomentBefore(address.AsSpan(0, at)) is not { } digits)
                continue;
            var moment = Digits.Parse(digits);
            return Uri.TryCreate(address[(at + 1)..], UriKind.Absolute, out var original) && original.Host.Length > 0
                ? new ArchivedAddress(address[(at + 1)..], address, moment.Success ? moment.Value : null)
                : null;
        }

        return null;
    }

    // The last part of the path: digits, then nothing or a flag such as "id_".
    private static string? MomentBefore(ReadOnlySpan<char> path)
    {
        var part = path[(path.LastIndexOf('/') + 1)..];
        if (part is [.. var rest, >= 'a' and <= 'z', >= 'a' and <= 'z', '_'])
            part = rest;
        return part.Length is >= 4 and <= 14 && !part.ContainsAnyExceptInRange('0', '9') ? part.ToString() : null;
    }
}
