using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What the pages that add and change an opening share: the frame, the questions and their alternatives.</summary>
public abstract class OpeningForm(RequestDatabase database, Workspace workspace, OrganisationChoices organisations, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>What is filled in.</summary>
    [BindProperty]
    public OpeningInput Input { get; set; } = new();

    /// <summary>Premises of the organisation.</summary>
    public IReadOnlyList<Choice> Places { get; private set; } = [];

    /// <summary>Who can supervise there.</summary>
    public IReadOnlyList<Choice> Supervisors { get; private set; } = [];

    /// <summary>Who of the staff can look after it.</summary>
    public IReadOnlyList<Choice> Responsibles { get; private set; } = [];

    /// <summary>Groups of people in the initiative.</summary>
    public IReadOnlyList<Choice> TargetGroups { get; private set; } = [];

    /// <summary>Languages beside Swedish.</summary>
    public IReadOnlyList<Choice> Languages => [.. SiteLanguages.Choices(T).Where(static language => language.Value != "sv")];

    /// <summary>Who offers it.</summary>
    public OrganisationId Host { get; private set; }

    /// <summary>Where "cancel" leads.</summary>
    public abstract string BackPath { get; }

    /// <summary>Where somebody at the organisation is added who is missing among its contact persons; leads back here.</summary>
    public string NewContactPath => WayBack.To($"/organisationer/{Host}/kontaktpersoner/ny", $"{Request.Path}{Request.QueryString}");

    /// <summary>Today.</summary>
    protected DateOnly Today => clock.Today();

    /// <summary>Frames the page; false when the initiative is out of reach.</summary>
    private protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, titleKey, cancellation) is null)
        {
            return false;
        }

        Chrome.Crumb(T["openings.tab"], OpeningPaths.List(Initiative));
        return true;
    }

    /// <summary>The alternatives for an organisation; null when there is no such organisation.</summary>
    private protected async Task<OrganisationChoice?> LoadAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        if (await organisations.FindAsync(organisation, cancellation) is not { } host)
        {
            return null;
        }

        Host = organisation;
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select 'place' as kind, id::text as value, concat_ws(', ', name, address, town) as text, 0 as position from organisation_places where organisation_id = {organisation}
            union all
            select 'group', g.code, {LocalText.Column("g.name")}, g.position from initiative_target_groups g where g.initiative_id = {Initiative} and g.kind = 'end_user'
            order by 4, 3, 2
            """), cancellation);
        Places = [.. rows.Where(static row => row.Kind == "place").Select(static row => new Choice(row.Value, row.Text))];
        TargetGroups = [.. rows.Where(static row => row.Kind == "group").Select(static row => new Choice(row.Value, row.Text))];
        Supervisors = await Samsteg.Placements.Supervisors.OfAsync(database, organisation, Input.Supervisor, cancellation);
        Responsibles = await OpeningResponsibles.OfAsync(database, Initiative, Today, cancellation);
        return host;
    }

    private sealed record Row(string Kind, string Value, string Text, int Position);
}
