using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace Samsteg.Platform;

/// <summary>Lays what was begun into a page's form, and keeps or forgets what is sent.</summary>
internal sealed class PageDraft(FormDrafts drafts)
{
    /// <summary>Field of a form that is kept.</summary>
    public const string Marker = "draft";

    private const string Item = "samsteg.draft";

    /// <summary>When what stands in the form was kept; null when nothing was begun.</summary>
    public static DateTimeOffset? KeptAt(HttpContext context) => context.Items[Item] as DateTimeOffset?;

    /// <summary>What of a form is kept: neither files, nor passwords, nor what only the program needs.</summary>
    public static IEnumerable<KeyValuePair<string, StringValues>> Content(IFormCollection form) =>
        form.Where(static field => field.Key != Marker && !field.Key.StartsWith("__", StringComparison.Ordinal) && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase));

    /// <summary>The page is shown: what was begun stands in its questions. One that an address fills in (a query) is another form than the one begun.</summary>
    public async Task RestoreAsync(PageHandlerExecutingContext page, CancellationToken cancellation)
    {
        var request = page.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method) || request.QueryString.HasValue || !page.HandlerInstance.GetType().IsDefined(typeof(KeepsDraftAttribute), inherit: true)
            || await drafts.FindAsync(request.Path, cancellation) is not { } draft)
        {
            return;
        }

        page.HttpContext.Items[Item] = draft.SavedAt;
        foreach (var (name, values) in draft.Fields)
        {
            page.ModelState.SetModelValue(name, new ValueProviderResult(values));
        }
    }

    /// <summary>What was sent is refused: it is kept as it was typed.</summary>
    public async Task KeepAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (IsKept(request))
        {
            await drafts.SaveAsync(request.Path, Content(request.Form), cancellation);
        }
    }

    /// <summary>What was sent is done.</summary>
    public async Task ForgetAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (IsKept(request))
        {
            await drafts.ForgetAsync(request.Path, cancellation);
        }
    }

    private static bool IsKept(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.Form.ContainsKey(Marker);
}
