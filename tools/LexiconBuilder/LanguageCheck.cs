namespace LexiconBuilder;

/// <summary>How often the language of a left-out paragraph is named rightly, by its length.</summary>
internal static class LanguageCheck
{
    public static int Report(string declarations, string list)
    {
        foreach (var length in (ReadOnlySpan<int>)[50, 100, 200, 1000])
        {
            int right = 0,
                wrong = 0,
                unsure = 0;
            var confusions = new SortedDictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in File.ReadLines(list).Where(line => line[0] != '#').Select(line => line.Split('\t')))
            {
                foreach (var file in row[1..])
                {
                    var paragraphs = LanguageProfilesFile
                        .Paragraphs(declarations, file)
                        .Where((_, index) => index % 3 == 0);
                    foreach (var paragraph in length == 1000 ? [string.Join(' ', paragraphs)] : paragraphs)
                    {
                        if (paragraph.Length < length)
                            continue;
                        var guess = Stemma.Intake.LanguageGuess.Of(paragraph.AsSpan(0, length));
                        if (guess == row[0])
                            right++;
                        else if (guess == "und")
                            unsure++;
                        else
                        {
                            wrong++;
                            var key = $"{row[0]}>{guess}";
                            confusions[key] = confusions.GetValueOrDefault(key) + 1;
                        }
                    }
                }
            }

            Console.WriteLine(
                $"{length} characters: {right} right, {wrong} wrong, {unsure} undecided  {string.Join(' ', confusions.Select(c => $"{c.Key}:{c.Value}"))}"
            );
        }

        return 0;
    }
}
