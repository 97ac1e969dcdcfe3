using System.Text;
using Stemma.Lexicon;

namespace LexiconBuilder;

/// <summary>Writes the compact model in the layout that <see cref="LanguageModel"/> reads.</summary>
internal static class ModelFile
{
    public static long Save(CompactModel model, string path)
    {
        var writer = new TableWriter();
        WriteWords(writer, model.Words);
        writer.Add<byte>([.. model.Unigrams.Select(LanguageModel.QuantiseProbability)]);
        writer.Add<byte>([.. model.BackOff.Select(LanguageModel.QuantiseBackOff)]);
        writer.Add<int>(Starts(model.Bigrams.Select(gram => gram.First), model.Words.Length));
        writer.Add<ushort>([.. model.Bigrams.Select(gram => (ushort)gram.Last)]);
        writer.Add<byte>([.. model.Bigrams.Select(gram => LanguageModel.QuantiseProbability(gram.Probability))]);
        WriteContexts(writer, model);
        writer.Add<ushort>([.. model.Trigrams.Select(gram => (ushort)gram.Last)]);
        writer.Add<byte>([.. model.Trigrams.Select(gram => LanguageModel.QuantiseProbability(gram.Probability))]);
        return writer.Save(path);
    }

    private static void WriteWords(TableWriter writer, string[] words)
    {
        var bytes = words.Select(Encoding.UTF8.GetBytes).ToArray();
        var starts = new int[words.Length + 1];
        for (var word = 0; word < words.Length; word++)
            starts[word + 1] = starts[word] + bytes[word].Length;
        writer.Add<int>(starts);
        writer.Add<byte>([.. bytes.SelectMany(word => word)]);
        writer.Add<ushort>(Vocabulary.BuildSlots(words));
    }

    private static void WriteContexts(TableWriter writer, CompactModel model)
    {
        var bits = new ulong[(model.Bigrams.Length + 63) / 64];
        var starts = new List<int>();
        var backOff = new List<byte>();
        var trigram = 0;
        for (var index = 0; index < model.Bigrams.Length; index++)
        {
            var gram = model.Bigrams[index];
            var first = trigram;
            while (
                trigram < model.Trigrams.Length
                && (model.Trigrams[trigram].First, model.Trigrams[trigram].Middle) == (gram.First, gram.Last)
            )
            {
                trigram++;
            }

            if (trigram == first)
                continue;
            bits[index / 64] |= 1UL << (index % 64);
            starts.Add(first);
            backOff.Add(LanguageModel.QuantiseBackOff(gram.BackOff));
        }

        if (trigram != model.Trigrams.Length)
            throw new InvalidOperationException("A trigram was kept without its context.");
        starts.Add(trigram);
        var ranks = new int[bits.Length];
        for (var index = 1; index < bits.Length; index++)
            ranks[index] = ranks[index - 1] + (int)ulong.PopCount(bits[index - 1]);
        writer.Add<ulong>(bits);
        writer.Add<int>(ranks);
        writer.Add<byte>([
            .. starts.SelectMany(start => new[] { (byte)start, (byte)(start >> 8), (byte)(start >> 16) }),
        ]);
        writer.Add<byte>([.. backOff]);
    }

    private static int[] Starts(IEnumerable<int> firsts, int words)
    {
        var starts = new int[words + 1];
        foreach (var first in firsts)
            starts[first + 1]++;
        for (var word = 0; word < words; word++)
            starts[word + 1] += starts[word];
        return starts;
    }
}
