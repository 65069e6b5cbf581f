using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>That an organisation says yes to being shown publicly, as a form gives it.</summary>
public sealed class ConsentInput
{
    /// <summary>Id of the form, which becomes the row's: sent twice it registers once.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Who at the organisation said yes.</summary>
    [MaxLength(OrganisationConsent.LongestName)]
    public string? SaidBy { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }
}

/// <summary>That a consent is taken back.</summary>
public sealed class WithdrawalInput
{
    /// <summary>The row that was read.</summary>
    public Guid Consent { get; set; }

    /// <summary>Id of the form, which becomes the row's.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The day it was taken back.</summary>
    [Required]
    public DateOnly? WithdrawnOn { get; set; }
}

/// <summary>That a consent was never given.</summary>
public sealed class ConsentMistakeInput
{
    /// <summary>The row that was read.</summary>
    public Guid Consent { get; set; }

    /// <summary>Why it was never given.</summary>
    [MaxLength(500)]
    public string? Reason { get; set; }
}

/// <summary>Registers that an organisation agrees to be shown publicly, that it takes that back, and that it never did.</summary>
public sealed class ChangeConsent(RequestDatabase database, CurrentUser user, TimeProvider clock, Texts texts)
{
    /// <summary>Done, or refused: nobody named, a day ahead, or there is a consent that holds.</summary>
    /// <returns>Null when there is no such organisation.</returns>
    public async Task<Result?> GiveAsync(OrganisationId organisation, ConsentInput input, CancellationToken cancellation = default)
    {
        if (await HoldAsync(organisation, cancellation) is not { } standing)
        {
            return null;
        }

        if (await Rows.AnyAsync(row => row.Id == input.Form && row.OrganisationId == organisation, cancellation))
        {
            return Result.Done;
        }

        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(input.SaidBy))
        {
            problems.Add(new Problem(nameof(input.SaidBy), "ui.required"));
        }

        if (input.OccurredOn > clock.Today())
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "organisations.consent.day_ahead"));
        }
        else if (standing.Max(static row => row.WithdrawnOn) is { } last && input.OccurredOn < last)
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "organisations.consent.before_withdrawal", Display.Day(last)));
        }

        if (standing.Exists(static row => row.WithdrawnOn is null))
        {
            problems.Add(new Problem(string.Empty, "organisations.consent.already"));
        }

        if (problems.Count == 0)
        {
            await AddAsync(input.Form, organisation, input.Form, input.SaidBy!.Trim(), input.OccurredOn!.Value, null, cancellation);
        }

        return Result.Of(problems);
    }

    /// <summary>Takes the consent back from a day; a conflict when it has been changed since it was read.</summary>
    /// <returns>Null when there is no such organisation.</returns>
    public async Task<Result?> WithdrawAsync(OrganisationId organisation, WithdrawalInput input, CancellationToken cancellation = default)
    {
        if (await HoldAsync(organisation, cancellation) is not { } standing)
        {
            return null;
        }

        if (await Rows.AnyAsync(row => row.Id == input.Form && row.OrganisationId == organisation, cancellation))
        {
            return Result.Done;
        }

        if (standing.Find(row => row.Id == input.Consent && row.WithdrawnOn is null) is not { } given)
        {
            return Result.Conflict("organisations.consent.changed");
        }

        var problem = input.WithdrawnOn > clock.Today() ? "organisations.consent.day_ahead"
            : input.WithdrawnOn < given.OccurredOn ? "organisations.consent.before_given"
            : null;
        if (problem is not null)
        {
            return Result.Refused(nameof(input.WithdrawnOn), problem);
        }

        given.Supersede(clock.GetUtcNow(), texts["organisations.consent.withdrawn"]);
        await database.Context.SaveChangesAsync(cancellation);
        await AddAsync(input.Form, organisation, given.ConsentId, given.SaidBy, given.OccurredOn, input.WithdrawnOn, cancellation);
        return Result.Done;
    }

    /// <summary>Takes a row out that was registered by mistake; a conflict when it has been changed since it was read.</summary>
    /// <returns>Null when there is no such organisation.</returns>
    public async Task<Result?> RetractAsync(OrganisationId organisation, ConsentMistakeInput input, CancellationToken cancellation = default)
    {
        if (await HoldAsync(organisation, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.Find(row => row.Id == input.Consent) is not { } wrong)
        {
            return Result.Conflict("organisations.consent.changed");
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return Result.Refused(nameof(input.Reason), "ui.required");
        }

        wrong.Supersede(clock.GetUtcNow(), input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private DbSet<OrganisationConsent> Rows => database.Context.Set<OrganisationConsent>();

    /// <summary>The consents that stand; nobody else changes them until the transaction ends.</summary>
    private async Task<List<OrganisationConsent>?> HoldAsync(OrganisationId organisation, CancellationToken cancellation) =>
        (await database.QueryAsync<OrganisationId>(Sql.Of($"select id from organisations where id = {organisation} for update"), cancellation)).Count == 0
            ? null
            : await Rows.Where(row => row.OrganisationId == organisation && row.SupersededAt == null).OrderBy(static row => row.OccurredOn).ToListAsync(cancellation);

    private Task AddAsync(Guid id, OrganisationId organisation, Guid consent, string saidBy, DateOnly day, DateOnly? withdrawn, CancellationToken cancellation)
    {
        Rows.Add(new OrganisationConsent
        {
            Id = id,
            OrganisationId = organisation,
            ConsentId = consent,
            SaidBy = saidBy,
            OccurredOn = day,
            WithdrawnOn = withdrawn,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        return database.Context.SaveChangesAsync(cancellation);
    }
}
