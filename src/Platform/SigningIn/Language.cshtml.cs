using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Changes the language and goes back to where the user was.</summary>
[AllowAnonymous]
public sealed class LanguagePage(RequestDatabase database, CurrentUser user) : SamstegPage
{
    /// <summary>There is nothing to see: to the start.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    /// <summary>Remembers the language in a cookie, and whether in easy words where that is asked; for who is signed in also in the account: mails are written in it.</summary>
    public async Task<IActionResult> OnPostAsync(string? culture, string? words, string? returnUrl, CancellationToken cancellation)
    {
        var language = (words ?? culture) is "en" ? "en" : "sv";
        LanguageCookie.Leave(Response, language);
        if (words is not null)
        {
            EasyWords.Leave(Response, words == EasyWords.Name);
        }

        if (user.Account is { } account)
        {
            await database.ExecuteAsync(Sql.Of($"update accounts set language = {language} where id = {account}"), cancellation);
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");
    }
}
