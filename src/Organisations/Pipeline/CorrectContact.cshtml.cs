using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Corrects a registered contact with an organisation, or takes it back.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class CorrectOrganisationContactPage(RegisterOrganisationContact register, PipelineReader reader, ResponsibleChoices responsibles, OrganisationChoices organisations)
    : PipelinePage(organisations), IOrganisationContactForm
{
    [BindProperty(SupportsGet = true)]
    public Guid Entry { get; set; }

    [BindProperty]
    public OrganisationContactCorrection Input { get; set; } = new();

    OrganisationContactInput IOrganisationContactForm.Input => Input;

    public IReadOnlyList<Choice> Persons { get; private set; } = [];

    public IReadOnlyList<Choice> Responsibles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } standing)
        {
            return NotFound();
        }

        Input = new OrganisationContactCorrection
        {
            Base = standing.Id, OccurredOn = standing.OccurredOn, Way = standing.Way, ContactPerson = standing.ContactPersonId, Said = standing.Said,
            NextStep = standing.NextStep.Length == 0 ? null : standing.NextStep, NextOn = standing.NextOn, Responsible = standing.ResponsibleId,
        };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        AnswerAsync(() => register.CorrectAsync(Organisation, Entry, Input, cancellation), "organisations.contact.corrected", cancellation);

    public Task<IActionResult> OnPostRetractAsync(CancellationToken cancellation) =>
        AnswerAsync(() => register.RetractAsync(Organisation, Entry, Input, cancellation), "organisations.contact.retracted", cancellation);

    private async Task<IActionResult> AnswerAsync(Func<Task<Result?>> command, string noticeKey, CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is null)
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await command(), HistoryPath, noticeKey) : Page();
    }

    private async Task<OrganisationContact?> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("organisations.contact.correct", cancellation) || await register.StandingAsync(Organisation, Entry, cancellation) is not { } standing)
        {
            return null;
        }

        Chrome.Crumb(T["organisations.contact.title"], HistoryPath);
        Persons = await reader.PersonsAsync(Organisation, standing.ContactPersonId, cancellation);
        var choices = await responsibles.AllAsync(cancellation);
        Responsibles = choices.Any(choice => choice.Value == standing.ResponsibleId.ToString()) ? choices : [.. choices, new Choice(standing.ResponsibleId.ToString(), T["organisations.contact.same_responsible"])];
        return standing;
    }
}
