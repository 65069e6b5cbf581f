using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>
/// The search over everything. It is posted, so that no name stands in an address: the answer leads on to an address with the
/// words sealed.
/// </summary>
[Authorize(Policy = Permissions.Today)]
public sealed class SearchPage(Search search, SealedWords words) : SamstegPage
{
    private const int MostOfAKind = 20;
    private const int MostSuggestions = 5;
    private const int ShortestSuggested = 2;

    /// <summary>What is searched for.</summary>
    [BindProperty, StringLength(Search.Longest, ErrorMessage = "search.too_long|{1}")]
    public string? Typed { get; set; }

    /// <summary>What was found; null when nothing has been searched for.</summary>
    public SearchResult? Result { get; private set; }

    /// <summary>Whether a personal number was searched for: it is not shown again.</summary>
    public bool IsNumber => Typed is { } typed && search.IsNumber(typed);

    /// <summary>What the field says again.</summary>
    public string? Shown => IsNumber ? null : Typed;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Typed = words.Open(Request.Query[SealedWords.Parameter]);
        if (Typed is not null)
        {
            Result = await search.ForAsync(Typed, MostOfAKind, cancellation);
        }
    }

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Redirect(string.IsNullOrWhiteSpace(Typed) ? "/sok" : $"/sok?{SealedWords.Parameter}={Uri.EscapeDataString(words.Seal(Typed.Trim()))}");
    }

    /// <summary>The best hits while typing.</summary>
    public async Task<IActionResult> OnPostSuggestAsync(CancellationToken cancellation)
    {
        var typed = Typed?.Trim() ?? string.Empty;
        Result = ModelState.IsValid && typed.Length >= ShortestSuggested ? await search.ForAsync(typed, MostSuggestions, cancellation) : null;
        return Partial("/Searching/_Suggestions.cshtml", Result);
    }
}
