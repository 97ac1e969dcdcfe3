using LexiconBuilder;

// Usage: LexiconBuilder MODEL MOBY WORDNET OUT          builds the tables
//        LexiconBuilder measure MODEL TEXT              perplexity of the whole and the pruned model on tokenised text
if (args is ["measure", var measured, var text])
    return Perplexity.Report(TrigramSource.Read(measured), text);
if (args is not [var model, var moby, var wordNet, var output])
{
    Console.Error.WriteLine("usage: LexiconBuilder EN-US.LM.BIN MOBY-WORDS.TXT WORDNET-DICT-FOLDER OUTPUT-FOLDER");
    return 2;
}

var compact = CompactModel.Prune(TrigramSource.Read(model), Sizes.Words, Sizes.Bigrams, Sizes.Trigrams);
Directory.CreateDirectory(output);
var size = ModelFile.Save(compact, Path.Combine(output, "language-model.bin"));
Console.WriteLine(
    $"language-model.bin: {compact.Words.Length} words, {compact.Bigrams.Length} bigrams, {compact.Trigrams.Length} trigrams, {size} bytes"
);
return 0;
