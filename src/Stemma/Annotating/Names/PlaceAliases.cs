using System.Collections.Frozen;
using Stemma.Lexicon;

namespace Stemma.Annotating.Names;

/// <summary>Forms that name one place ("U.S.", "United States").</summary>
internal static class PlaceAliases
{
    private static readonly Lazy<FrozenDictionary<string, string[]>> Groups = new(() =>
    {
        var groups = new Dictionary<string, string[]>();
        foreach (var row in Resources.Rows("places.tsv"))
        {
            if (row.Length < 2)
                continue;
            string[] forms = [row[0], .. row[1].Split(';')];
            foreach (var form in forms)
                groups.TryAdd(form, forms);
        }

        return groups.ToFrozenDictionary();
    });

    /// <summary>The longest of a place's forms that the article has, or null where the place has one form only.</summary>
    /// <param name="surface">The form at hand.</param>
    /// <param name="find">Gives the article's spelling of a form, or null where it does not occur.</param>
    public static string? Fullest(string surface, Func<string, string?> find) =>
        Groups.Value.TryGetValue(surface, out var forms)
            ? forms.Select(find).OfType<string>().MaxBy(form => form.Length)
            : null;
}
