using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Stemma.Web.Accounts;

/// <summary>Shows that a form came from a page of ours.</summary>
/// <param name="Field">The hidden field's name.</param>
/// <param name="Value">What it must hold.</param>
public sealed record FormToken(string Field, string? Value)
{
    internal static FormToken For(HttpContext context, IAntiforgery guard)
    {
        var tokens = guard.GetAndStoreTokens(context);
        return new FormToken(tokens.FormFieldName, tokens.RequestToken);
    }
}
