using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stemma.Web;

/// <summary>Reads <see cref="ServeOptions"/> from a file: a JSON object with the names of its properties.</summary>
public static class ServeSettings
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
    };

    /// <summary>The settings of a file; what it does not name stays as it is by default.</summary>
    /// <exception cref="ServeException">It cannot be read, or holds a name or value that is none of ours.</exception>
    public static ServeOptions Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ServeOptions>(File.ReadAllBytes(path), Strict)
                ?? throw new ServeException("The settings are empty.", path);
        }
        catch (JsonException exception)
        {
            throw new ServeException($"The settings are wrong: {exception.Message}", path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ServeException($"The settings cannot be read: {exception.Message}", path, exception);
        }
    }

    /// <summary>Refuses what cannot be meant.</summary>
    /// <exception cref="ServeException">A value is out of its range.</exception>
    internal static void Check(ServeOptions options)
    {
        _ = options.Address;
        Range(options.Port, 0, 65_535, "port");
        Range(options.SessionHours, 0.0001, 24 * 31, "sessionHours");
        Range(options.RequestsPerMinute, 0, 10_000_000, "requestsPerMinute");
        Range(options.ChangesPerMinute, 0, 10_000_000, "changesPerMinute");
        Range(options.SignInsPerMinute, 1, 10_000_000, "signInsPerMinute");
        Range(options.RequestSeconds, 0.001, 3_600, "requestSeconds");
        Range(options.AuditBytes, 10_000, 10_000_000_000, "auditBytes");
        Range(options.MaxUploadBytes, 1, 10_000_000_000, "maxUploadBytes");
        Range(options.MaxSources, 1, 1_000_000, "maxSources");
        Range(options.Parallelism, 1, 1_000, "parallelism");
        Range(options.MaxWaiting, 0, 1_000_000, "maxWaiting");
        Range(options.MaxKept, 1, 1_000_000, "maxKept");
        if (options is { Watch: true, Archive: null })
            throw new ServeException("watch wants an archive, which takes what feeds bring.");
        if (options.Key is null != options.Certificate is null)
            throw new ServeException("certificate and key are given together.");
    }

    private static void Range(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw new ServeException(FormattableString.Invariant($"{name} wants a number from {least} to {most}."));
    }
}
