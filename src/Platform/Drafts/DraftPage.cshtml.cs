using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Keeps a form while it is filled in: by itself with JavaScript, by a button without; and forgets it when the user begins anew.</summary>
[Authorize(Policy = Permissions.Today)]
public sealed class DraftPage(FormDrafts drafts) : SamstegPage
{
    private const int LongestPath = 300;

    /// <summary>There is nothing to see: to the start.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    /// <summary>Keeps what is filled in, and goes back to it where the user asked.</summary>
    public async Task<IActionResult> OnPostAsync(string? draft, CancellationToken cancellation)
    {
        if (!IsOfOurs(draft))
        {
            return BadRequest();
        }

        var isKept = await drafts.SaveAsync(draft!, PageDraft.Content(Request.Form), cancellation);
        return Request.Headers.ContainsKey("X-Draft")
            ? new StatusCodeResult(isKept ? 204 : 413)
            : Done(draft!, isKept ? "drafts.kept" : "drafts.too_long");
    }

    /// <summary>Forgets it, so that the form is empty again.</summary>
    public async Task<IActionResult> OnPostForgetAsync(string? draft, CancellationToken cancellation)
    {
        if (!IsOfOurs(draft))
        {
            return BadRequest();
        }

        await drafts.ForgetAsync(draft!, cancellation);
        return Redirect(draft!);
    }

    private bool IsOfOurs(string? path) => path is { Length: <= LongestPath } && Url.IsLocalUrl(path) && path.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-');
}
