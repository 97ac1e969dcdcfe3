using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Stemma.Web.Accounts;

namespace Stemma.Web.Safety;

/// <summary>Who did what, when and with what outcome: one JSON object a line, only ever added to.</summary>
/// <remarks>
/// Names the account and the token's id, never a password, a token or a body. Everything beyond printable ASCII is
/// escaped, so that no name can end a line or colour a terminal.
/// </remarks>
/// <param name="path">The file, or null where nothing is kept.</param>
/// <param name="time">Tells when.</param>
/// <param name="mostBytes">Of the file before it is put aside and a new one begun.</param>
internal sealed class AuditLog(string? path, TimeProvider time, long mostBytes = long.MaxValue)
{
    /// <summary>Files put aside that are kept: "audit.jsonl.1" is the latest. The oldest goes when another comes.</summary>
    public const int MostAside = 4;

    /// <summary>Tries, a millisecond apart, to write alone.</summary>
    private const int MostTries = 2_000;

    /// <summary>What callers give is cut here: a log of names is no place for novels.</summary>
    private const int Longest = 200;

    private readonly Lock gate = new();

    /// <summary>Where the log of these settings is, or null where none is kept.</summary>
    public static string? PathOf(ServeOptions options) =>
        options.Audit ?? (options.NeedsSignIn && options.Accounts is { } accounts ? Beside(accounts) : null);

    /// <summary>Where the log of a file of accounts is, unless told otherwise.</summary>
    public static string Beside(string accounts) =>
        Path.Join(Path.GetDirectoryName(Path.GetFullPath(accounts)), "audit.jsonl");

    /// <summary>Notes what the caller of a request did.</summary>
    public void Note(HttpContext context, string what, string outcome, string? about = null) =>
        Note(
            context.User.Identity?.Name,
            context.User.TokenId(),
            context.Connection.RemoteIpAddress?.ToString(),
            what,
            outcome,
            about
        );

    /// <summary>Notes what somebody did.</summary>
    /// <param name="who">The account's name, or null where nobody is known.</param>
    /// <param name="token">The token's id, or null.</param>
    /// <param name="from">The address the request came from, or null.</param>
    /// <param name="what">What was done.</param>
    /// <param name="outcome">"done", or how it was refused.</param>
    /// <param name="about">What it was done to, as the caller named it, or null.</param>
    public void Note(string? who, string? token, string? from, string what, string outcome, string? about)
    {
        if (path is null)
            return;
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("when", time.GetUtcNow());
            Write(json, "who", who);
            Write(json, "token", token);
            Write(json, "from", from);
            Write(json, "what", what);
            Write(json, "outcome", outcome);
            Write(json, "about", about);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        lock (gate)
        {
            using var turn = Turn();
            if (new FileInfo(path) is { Exists: true, Length: > 0 } full && full.Length + line.Length > mostBytes)
                PutAside();
            using var file = OwnerOnly.Append(path, FileShare.ReadWrite);
            file.Write(line.GetBuffer(), 0, (int)line.Length);
        }
    }

    /// <summary>While it is held no other process writes; null where that cannot be had: a line out of place is better than one that is lost.</summary>
    private FileStream? Turn()
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            try
            {
                return OwnerOnly.Append(path + ".lock", FileShare.None);
            }
            catch (IOException)
            {
                Thread.Sleep(1);
            }
        }

        return null;
    }

    private void PutAside()
    {
        for (var number = MostAside - 1; number > 0; number--)
        {
            if (File.Exists($"{path}.{number}"))
                File.Move($"{path}.{number}", $"{path}.{number + 1}", overwrite: true);
        }

        File.Move(path!, path + ".1", overwrite: true);
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value.Length > Longest ? value[..Longest] + "…" : value);
    }
}
