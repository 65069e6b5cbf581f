using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>What all pages share: showing again what a command refused, with words beside the fields, and a notice after what was done.</summary>
public abstract class SamstegPage : PageModel
{
    /// <summary>Name of the bound input; problems' fields lie below it.</summary>
    public const string InputName = "Input";

    /// <summary>All texts.</summary>
    protected Texts T => HttpContext.RequestServices.GetRequiredService<Texts>();

    /// <summary>What the page tells its layout.</summary>
    protected PageChrome Chrome => HttpContext.RequestServices.GetRequiredService<PageChrome>();

    /// <summary>Whether the request only reads, on a page that asks for no more than that permission.</summary>
    protected bool OnlyReads(string permission) =>
        (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method)) && GetType().GetCustomAttributes<AuthorizeAttribute>().Any(asked => asked.Policy == permission);

    /// <summary>Shows the page again with the problems, also with those of a form that could not be read, so that all are told at once; nothing is written.</summary>
    protected IActionResult Refused(Result result)
    {
        var unread = ModelState.Where(static entry => entry.Value is { ValidationState: ModelValidationState.Invalid }).Select(static entry => entry.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var problem in result.Problems)
        {
            var field = problem.Field.Length == 0 ? string.Empty : $"{InputName}.{problem.Field}";
            if (!unread.Contains(field))
            {
                ModelState.AddModelError(field, T[problem.TextKey, problem.Arguments]);
            }
        }

        Response.StatusCode = result.IsDone ? StatusCodes.Status422UnprocessableEntity : result.Status;
        return Page();
    }

    /// <summary>
    /// What a command's result leads to: not found where it found nothing (null), the page again where it refused, and
    /// otherwise on to a path with a notice.
    /// </summary>
    protected IActionResult Answer(Result? result, string path, string noticeKey, params object?[] arguments) => result switch
    {
        null => NotFound(),
        { IsDone: false } => Refused(result),
        _ => Done(path, noticeKey, arguments),
    };

    /// <summary>Goes to a path with a notice to show there.</summary>
    protected IActionResult Done(string path, string noticeKey, params object?[] arguments)
    {
        TempData.LeaveNotice(T[noticeKey, arguments]);
        return Redirect(path);
    }
}
