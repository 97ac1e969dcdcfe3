using System.Text;

namespace Stemma.Cli.Output;

/// <summary>Something that must not be seen: asked for without an echo, or the first line of standard input.</summary>
internal static class Secret
{
    /// <summary>Longer lines are no passwords.</summary>
    private const int Longest = 1_000;

    /// <summary>Reads it; empty where nothing is given.</summary>
    public static string Read(Surroundings around, string prompt)
    {
        if (around.ReadKey is not { } readKey)
        {
            using var reader = new StreamReader(around.Input(), Encoding.UTF8);
            return FirstLine(reader);
        }

        around.Error.Write(prompt);
        var typed = new StringBuilder();
        while (readKey() is var key && key.Key != ConsoleKey.Enter && typed.Length < Longest)
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        around.Error.WriteLine();
        return typed.ToString();
    }

    private static string FirstLine(StreamReader reader)
    {
        var line = new StringBuilder();
        while (reader.Read() is var character and >= 0 && character != '\n' && line.Length < Longest)
            line.Append((char)character);
        return line.ToString().TrimEnd('\r');
    }
}
