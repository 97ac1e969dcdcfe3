using System.Collections.Concurrent;

namespace Stemma.Intake.Fetching;

/// <summary>What a server marked a version of a page with (RFC 9110, section 8.8), as sent. Not both are null.</summary>
/// <param name="ETag">With its quotation marks, or null.</param>
/// <param name="LastModified">An HTTP date, kept as text because servers compare it as text, or null.</param>
public sealed record Validator(string? ETag, string? LastModified);

/// <summary>Knows the versions of pages that were fetched before. Called from many threads at once.</summary>
/// <remarks>A fetch of an address that it knows asks for the page only if it has changed.</remarks>
public interface IValidatorStore
{
    /// <summary>The mark of the version that the caller has, or null where it has none.</summary>
    /// <param name="address">The address that is about to be requested, after redirects.</param>
    Validator? Find(Uri address);

    /// <summary>Told after each fetch of a page that carries a mark.</summary>
    void Keep(Uri address, Validator validator);
}

/// <summary>Remembers versions until the process ends.</summary>
public sealed class ValidatorMemory : IValidatorStore
{
    private readonly ConcurrentDictionary<string, Validator> known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Validator? Find(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return known.GetValueOrDefault(address.AbsoluteUri);
    }

    /// <inheritdoc/>
    public void Keep(Uri address, Validator validator)
    {
        ArgumentNullException.ThrowIfNull(address);
        known[address.AbsoluteUri] = validator;
    }
}
