using LexiconBuilder;

// Builds the tables, or with "measure" prints the perplexity of the whole and the pruned model on tokenised text.
// "-" for a thesaurus leaves it out: how the spun-wording measures see a thesaurus they do not share.
if (args is ["measure", var measured, var text])
    return Perplexity.Report(TrigramSource.Read(measured), text);
if (args is not [var model, var moby, var wordNet, var output])
{
    Console.Error.WriteLine("usage: LexiconBuilder EN-US.LM.BIN MOBY-WORDS.TXT WORDNET-DICT-FOLDER OUTPUT-FOLDER");
    Console.Error.WriteLine("       LexiconBuilder measure EN-US.LM.BIN TEXT");
    return 2;
}

var compact = CompactModel.Prune(TrigramSource.Read(model), Sizes.Words, Sizes.Bigrams, Sizes.Trigrams);
Directory.CreateDirectory(output);
var size = ModelFile.Save(compact, Path.Combine(output, "language-model.bin"));
Console.WriteLine(
    $"language-model.bin: {compact.Words.Length} words, {compact.Bigrams.Length} bigrams, {compact.Trigrams.Length} trigrams, {size} bytes"
);
var linked = LinkedExpressions.Build(compact, moby == "-" ? null : moby, wordNet == "-" ? null : wordNet);
var thesaurus = ThesaurusFile.Save(linked, Path.Combine(output, "thesaurus.bin"));
Console.WriteLine(
    $"thesaurus.bin: {thesaurus.Expressions} expressions, {thesaurus.Links} links, {linked.Names.Count} names, {thesaurus.Size} bytes"
);
return 0;
