using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the pages of preparation share: the application, and how it is prepared. Closed to who is partial in the case.</summary>
public abstract class PreparationFrame(ApplicationDesk desk, PreparationReader reader) : ApplicationFrame(desk)
{
    /// <summary>How it is prepared; null before it is taken up.</summary>
    public PreparedCase? Preparation { get; private set; }

    /// <summary>Address of the preparation.</summary>
    public string Here => $"{Path}/beredning";

    private protected PreparationReader Reader => reader;

    /// <summary>Does something when the case is open to the viewer; otherwise says that it is not.</summary>
    protected async Task<IActionResult> InCaseAsync(string titleKey, Func<Task<IActionResult>> then, CancellationToken cancellation)
    {
        if (!await OpenAsync(titleKey, cancellation))
        {
            return NotFound();
        }

        if (await reader.IsPartialAsync(Initiative, cancellation))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Preparation = await reader.FindAsync(Initiative, cancellation);
        if (titleKey != "preparation.title")
        {
            Chrome.Crumb(T["preparation.title"], Here);
        }

        return await then();
    }
}
