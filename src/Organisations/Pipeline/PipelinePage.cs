using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What the pages about contacts and stages share: the organisation of the route.</summary>
public abstract class PipelinePage(OrganisationChoices organisations) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    /// <summary>The organisation's page.</summary>
    public string BackPath => $"/organisationer/{Organisation}";

    /// <summary>The history of contacts and stages.</summary>
    public string HistoryPath => $"{BackPath}/kontakter";

    public string Name { get; private set; } = string.Empty;

    /// <summary>Frames the page; false when there is no such organisation.</summary>
    private protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation)
    {
        if (await organisations.FindAsync(Organisation, cancellation) is not { } found)
        {
            return false;
        }

        Name = found.Name;
        Chrome.Page(T[titleKey], found.Name).Crumb(T["organisations.register.title"], "/organisationer").Crumb(found.Name, BackPath);
        return true;
    }
}

/// <summary>What the form about a contact needs.</summary>
public interface IOrganisationContactForm
{
    /// <summary>The answers.</summary>
    OrganisationContactInput Input { get; }

    /// <summary>Contact persons of the organisation.</summary>
    IReadOnlyList<Choice> Persons { get; }

    /// <summary>Who may keep in touch.</summary>
    IReadOnlyList<Choice> Responsibles { get; }
}
