using System.Globalization;
using NodaTime.Text;
using Stemma.Text;

namespace Stemma.Cli.Report;

/// <summary>Custody in one line.</summary>
internal static class CustodyWords
{
    /// <summary>"sha256 … of 5,120 bytes, retrieved …, archived as …"; null where nothing is known.</summary>
    public static string? Of(Custody? custody)
    {
        if (custody is null)
            return null;
        var bytes = string.Create(CultureInfo.InvariantCulture, $"sha256 {custody.Sha256} of {custody.Bytes:N0} bytes");
        var retrieved = custody.Retrieved is { } moment
            ? $", retrieved {InstantPattern.ExtendedIso.Format(moment)}"
            : "";
        var address = custody.Address is { } from ? $", from {from}" : "";
        var archived = custody.Archived is { } copy ? $", archived as {copy}" : "";
        return bytes + retrieved + address + archived;
    }
}
