using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the pages share on which an amendment is begun.</summary>
public abstract class AmendFrame(ApplicationDesk desk) : ApplicationFrame(desk)
{
    /// <summary>Whether there is something to amend.</summary>
    public bool CanAmend { get; private set; }

    /// <summary>Opens the application under its agreement; false when it is not there for the viewer.</summary>
    private protected async Task<bool> OpenAgreedAsync(string titleKey, CancellationToken cancellation)
    {
        if (!await OpenAsync(titleKey, cancellation))
        {
            return false;
        }

        CanAmend = Draft.Application.State.After(ApplicationAct.Amend) is not null && await Agreement.IsMadeAsync(Database, Initiative, cancellation);
        Chrome.Crumb(T["applications.title"], Path).Crumb(T["agreements.title"], AgreementPaths.Of(Initiative));
        return true;
    }
}
