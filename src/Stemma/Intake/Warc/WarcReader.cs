namespace Stemma.Intake.Warc;

/// <summary>Reads web archives (WARC 1.0 and 1.1, ISO 28500:2017) record by record, in the memory of one record.</summary>
/// <remarks>
/// Responses, resources, conversions (the plain text of WET files) and revisits give articles under the name
/// "archive!moment/address"; requests, metadata and warcinfo are passed over. Each article is read by the reader of its
/// own format. What the archive is compressed with is off before it comes here.
/// </remarks>
internal sealed class WarcReader(IntakeOptions options) : IContainer
{
    public Recognition Recognise(SourceHead head) =>
        head.StartsWith("WARC/"u8) ? Recognition.Content : Recognition.None;

    public IEnumerable<Reading> Read(SourceStream source)
    {
        using var records = new WarcRecords(source, options);
        // Damage ends the archive, not what was read before it.
        while (records.Next() is { } readings)
        {
            foreach (var reading in readings)
                yield return reading;
        }

        foreach (var reading in records.Closing())
            yield return reading;
    }
}
