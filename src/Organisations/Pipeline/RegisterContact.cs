using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>A contact with an organisation as a form gives it.</summary>
public class OrganisationContactInput
{
    /// <summary>Id of the form, which becomes the row's: sent twice it registers once.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>How.</summary>
    [Required]
    public OrganisationContactWay? Way { get; set; }

    /// <summary>With whom; null for nobody in particular.</summary>
    public Guid? ContactPerson { get; set; }

    /// <summary>What was said.</summary>
    [Required, MaxLength(OrganisationContact.LongestSaid)]
    public string? Said { get; set; }

    /// <summary>What comes next.</summary>
    [MaxLength(OrganisationContact.LongestStep)]
    public string? NextStep { get; set; }

    /// <summary>When.</summary>
    public DateOnly? NextOn { get; set; }

    /// <summary>Who keeps in touch from now on.</summary>
    [Required]
    public AccountId? Responsible { get; set; }
}

/// <summary>A contact as it should have been registered, and why it is corrected.</summary>
public sealed class OrganisationContactCorrection : OrganisationContactInput
{
    /// <summary>The version that the page showed.</summary>
    public Guid Base { get; set; }

    /// <summary>Why.</summary>
    [MaxLength(500)]
    public string? Reason { get; set; }
}

/// <summary>Registers contacts with an organisation, corrects them and takes them back.</summary>
public sealed class RegisterOrganisationContact(RequestDatabase database, ResponsibleChoices responsibles, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers it; the first row's id is the contact's.</summary>
    /// <returns>Null when there is no such organisation.</returns>
    public async Task<Result?> RunAsync(OrganisationId organisation, OrganisationContactInput input, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        if (!await database.Context.Set<Organisation>().AnyAsync(found => found.Id == organisation, cancellation))
        {
            return null;
        }

        if (await database.Context.Set<OrganisationContact>().AnyAsync(row => row.Id == input.Form && row.OrganisationId == organisation, cancellation))
        {
            return Result.Done;
        }

        var problems = await ProblemsAsync(organisation, input, null, cancellation);
        if (problems.Count == 0)
        {
            await AddAsync(organisation, input.Form, input, cancellation);
        }

        return Result.Of(problems);
    }

    /// <summary>Puts a corrected version in the place of the one that stands.</summary>
    /// <returns>Null when there is no such contact; a conflict when another version stands by now.</returns>
    public async Task<Result?> CorrectAsync(OrganisationId organisation, Guid contact, OrganisationContactCorrection input, CancellationToken cancellation = default)
    {
        if (await StandingAsync(organisation, contact, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.Id != input.Base)
        {
            return Result.Conflict("organisations.contact.changed_meanwhile");
        }

        var problems = await ProblemsAsync(organisation, input, standing, cancellation);
        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            problems.Add(new Problem(nameof(input.Reason), "ui.required"));
        }

        if (problems.Count == 0)
        {
            standing.Supersede(clock.GetUtcNow(), input.Reason!.Trim());
            await database.Context.SaveChangesAsync(cancellation);
            await AddAsync(organisation, contact, input, cancellation);
        }

        return Result.Of(problems);
    }

    /// <summary>Takes it back: there was no such contact.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<Result?> RetractAsync(OrganisationId organisation, Guid contact, OrganisationContactCorrection input, CancellationToken cancellation = default)
    {
        if (await StandingAsync(organisation, contact, cancellation) is not { } standing)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return Result.Refused(nameof(input.Reason), "ui.required");
        }

        standing.Supersede(clock.GetUtcNow(), input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>The version that stands; null when there is none.</summary>
    internal async Task<OrganisationContact?> StandingAsync(OrganisationId organisation, Guid contact, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        return await database.Context.Set<OrganisationContact>()
            .SingleOrDefaultAsync(row => row.ContactId == contact && row.OrganisationId == organisation && row.SupersededAt == null, cancellation);
    }

    private async Task<List<Problem>> ProblemsAsync(OrganisationId organisation, OrganisationContactInput input, OrganisationContact? standing, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        if (input.OccurredOn > clock.Today())
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "organisations.contact.day_ahead"));
        }

        if (string.IsNullOrWhiteSpace(input.Said))
        {
            problems.Add(new Problem(nameof(input.Said), "ui.required"));
        }

        if (input.ContactPerson is { } person
            && !await database.Context.Set<ContactPerson>().AnyAsync(found => found.Id == person && found.OrganisationId == organisation, cancellation))
        {
            problems.Add(new Problem(nameof(input.ContactPerson), "organisations.contact.unknown_person"));
        }

        if (input.Responsible != standing?.ResponsibleId && (await responsibles.AllAsync(cancellation)).All(choice => choice.Value != input.Responsible.ToString()))
        {
            problems.Add(new Problem(nameof(input.Responsible), "organisations.contact.unknown_responsible"));
        }

        var hasStep = !string.IsNullOrWhiteSpace(input.NextStep);
        if (hasStep != input.NextOn is not null)
        {
            problems.Add(hasStep ? new Problem(nameof(input.NextOn), "organisations.contact.say_when") : new Problem(nameof(input.NextStep), "organisations.contact.say_step"));
        }
        else if (input.NextOn < input.OccurredOn)
        {
            problems.Add(new Problem(nameof(input.NextOn), "organisations.contact.next_before"));
        }

        return problems;
    }

    private Task AddAsync(OrganisationId organisation, Guid contact, OrganisationContactInput input, CancellationToken cancellation)
    {
        database.Context.Add(new OrganisationContact
        {
            Id = input.Form,
            OrganisationId = organisation,
            ContactId = contact,
            Way = input.Way!.Value,
            ContactPersonId = input.ContactPerson,
            Said = input.Said!.Trim(),
            NextStep = input.NextStep?.Trim() ?? string.Empty,
            NextOn = input.NextOn,
            ResponsibleId = input.Responsible!.Value,
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        return database.Context.SaveChangesAsync(cancellation);
    }
}
