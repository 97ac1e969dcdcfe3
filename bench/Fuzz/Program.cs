using Fuzz;
using SharpFuzz;

// Usage: Fuzz TARGET            one run under afl-fuzz, which gives the inputs
//        Fuzz TARGET FILE...    the same on files: to look at what was found
//        Fuzz seeds SPECS OUT   first inputs for every target, from the examples of the reader specs
// TARGET is html, text, feed, jsonl, warc, warcgz, or the extension of a format that goes by its name, as csv;
// docs/fuzzing.md says how to run it.
if (args is ["seeds", var specs, var folder])
{
    Seeds.Write(specs, folder);
    return;
}

var target = new Target(args[0]);
if (args.Length > 1)
{
    foreach (var file in args[1..])
    {
        Console.WriteLine(file);
        target.Check(File.ReadAllBytes(file));
    }

    return;
}

Fuzzer.OutOfProcess.Run(stream =>
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    target.Check(bytes.ToArray());
});
