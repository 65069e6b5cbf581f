using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What every page of an application shares: the initiative's frame, and the application as it stands.</summary>
public abstract class ApplicationFrame(RequestDatabase database, Workspace workspace, CurrentUser user) : SamstegPage
{
    private ApplicationDraft? _draft;

    /// <summary>The initiative.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The application; set once it was opened.</summary>
    public ApplicationDraft Draft => _draft ?? throw new InvalidOperationException("The application was not opened.");

    /// <summary>Whether the initiative has an application.</summary>
    public bool HasDraft => _draft is not null;

    /// <summary>The initiative's facts.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>Whether the viewer writes applications here.</summary>
    public bool MayWrite => Viewer.May(Permissions.ApplicationsEdit, Initiative);

    /// <summary>Address of the application.</summary>
    public string Path => ApplicationPaths.Of(Initiative);

    /// <summary>The database.</summary>
    protected RequestDatabase Database => database;

    /// <summary>Who looks.</summary>
    protected CurrentUser Viewer => user;

    /// <summary>Whether the page is nothing without an application.</summary>
    protected virtual bool NeedsDraft => true;

    /// <summary>Opens initiative and application; false when either is not there for the viewer.</summary>
    protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation, params object?[] titleArguments)
    {
        if (await workspace.OpenAsync(Initiative, titleKey, cancellation, titleArguments) is not { } facts)
        {
            return false;
        }

        (Facts, _draft) = (facts, await HttpContext.RequestServices.GetRequiredService<ApplicationDrafts>().LoadAsync(Initiative, cancellation));
        return HasDraft || !NeedsDraft;
    }
}
