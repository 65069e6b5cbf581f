using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Samsteg.Platform;

/// <summary>Takes the search of a list of individuals, which is posted, and leads on to the list with the words sealed in its address.</summary>
[Authorize(Policy = Permissions.Today)]
public sealed class ListSearchPage(SealedWords words) : SamstegPage
{
    /// <summary>Name of the field with the list's address.</summary>
    public const string PathField = "list";

    /// <summary>An address has its limits; a filter is a short word.</summary>
    private const int LongestFilter = 200;

    private static readonly string[] Own = [PathField, "q", "__RequestVerificationToken"];

    public IActionResult OnPost()
    {
        var path = Request.Form[PathField].ToString();
        if (!Url.IsLocalUrl(path) || path.AsSpan().ContainsAny('?', '#'))
        {
            return BadRequest();
        }

        var others = Request.Form.Where(static field => !Own.Contains(field.Key))
            .SelectMany(static field => field.Value.Select(value => KeyValuePair.Create(field.Key, value)))
            .Where(static field => field.Key.Length + field.Value?.Length <= LongestFilter);
        var query = QueryString.Create(others);
        var typed = Request.Form["q"].ToString().Trim();
        return Redirect(path + (typed.Length == 0 ? query : query.Add(SealedWords.Parameter, words.Seal(ListRequest.Shortened(typed)))));
    }
}
