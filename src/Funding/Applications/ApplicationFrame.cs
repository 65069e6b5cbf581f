using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What every page of an application shares: the initiative's frame, and the application as it stands.</summary>
public abstract class ApplicationFrame(ApplicationDesk desk) : SamstegPage
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
    protected RequestDatabase Database => desk.Database;

    /// <summary>Who looks.</summary>
    protected CurrentUser Viewer => desk.Viewer;

    /// <summary>Whether the page is nothing without an application.</summary>
    protected virtual bool NeedsDraft => true;

    /// <summary>Opens initiative and application; false when either is not there for the viewer.</summary>
    protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation, params object?[] titleArguments)
    {
        if (await desk.Workspace.OpenAsync(Initiative, titleKey, cancellation, titleArguments) is not { } facts)
        {
            return false;
        }

        (Facts, _draft) = (facts, await desk.Drafts.LoadAsync(Initiative, cancellation));
        return HasDraft || !NeedsDraft;
    }
}

/// <summary>What the pages of an application stand on.</summary>
/// <param name="Database">The database.</param>
/// <param name="Workspace">The frame.</param>
/// <param name="Drafts">Applications as they stand.</param>
/// <param name="Viewer">Who looks.</param>
public sealed record ApplicationDesk(RequestDatabase Database, Workspace Workspace, ApplicationDrafts Drafts, CurrentUser Viewer);
