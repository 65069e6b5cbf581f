using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The own organisation: the home of its contact person. What it offers is confirmed, changed and taken back here, as by the mailed question.</summary>
[Authorize(Policy = Permissions.OwnOrganisation)]
public sealed class OwnOrganisationPage(OwnOrganisationReader reader) : SamstegPage
{
    /// <summary>The opening that is to be changed; null while none is.</summary>
    [BindProperty(SupportsGet = true, Name = "plats")]
    public Guid? Opening { get; set; }

    /// <summary>Whether it is to be offered no more: asked once more first.</summary>
    [BindProperty(SupportsGet = true, Name = "bort")]
    public bool IsLeaving { get; set; }

    /// <summary>What is changed.</summary>
    [BindProperty]
    public OpeningNumbers Input { get; set; } = new();

    /// <summary>The organisations that the account is tied to; usually one.</summary>
    public IReadOnlyList<OwnOrganisationFacts> Organisations { get; private set; } = [];

    /// <summary>Where they are.</summary>
    public IReadOnlyList<OwnPlace> Places { get; private set; } = [];

    /// <summary>Who is there.</summary>
    public IReadOnlyList<OwnContact> People { get; private set; } = [];

    /// <summary>What they offer.</summary>
    public IReadOnlyList<OwnOpening> Openings { get; private set; } = [];

    /// <summary>What they have signed.</summary>
    public IReadOnlyList<OwnAgreement> Agreements { get; private set; } = [];

    /// <summary>The page's address.</summary>
    public static string Here => TodayPage.OwnOrganisation;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (Openings.FirstOrDefault(opening => opening.Id == Opening) is { } opening)
        {
            Input = new OpeningNumbers { Places = opening.Places, EndsOn = opening.EndsOn };
        }
    }

    /// <summary>One holds as it stands.</summary>
    public Task<IActionResult> OnPostHoldsAsync(CancellationToken cancellation) => AnswerAsync(OpeningAnswer.StillTrue, cancellation);

    /// <summary>One holds with other numbers.</summary>
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            return await AnswerAsync(OpeningAnswer.Changed, cancellation);
        }

        await LoadAsync(cancellation);
        return Openings.Any(opening => opening.Id == Opening) ? Page() : NotFound();
    }

    /// <summary>One is offered no more.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation) => AnswerAsync(OpeningAnswer.Withdrawn, cancellation);

    private async Task<IActionResult> AnswerAsync(OpeningAnswer answer, CancellationToken cancellation)
    {
        if (answer is not OpeningAnswer.Changed)
        {
            ModelState.Clear(); // what stands in the form's fields does not matter
        }

        await LoadAsync(cancellation);
        return Opening is { } opening && Openings.Any(one => one.Id == opening) ? Answer(await reader.AnswerAsync(opening, answer, Input, cancellation), Here, "openings.asked.thanks") : NotFound();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Organisations = await reader.OrganisationsAsync(cancellation);
        if (Organisations.Count > 0)
        {
            Places = await reader.PlacesAsync(cancellation);
            People = await reader.PeopleAsync(cancellation);
            Openings = await reader.OpeningsAsync(cancellation);
            Agreements = await reader.AgreementsAsync(cancellation);
        }
    }
}
