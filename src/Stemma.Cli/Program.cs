using Stemma.Cli;
using Stemma.Cli.Output;

using var interruption = new Interruption();
return StemmaTool.Run(args, Surroundings.OfProcess(interruption));
