using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>That somebody has taught somebody at an organisation to supervise, as a form gives it.</summary>
public sealed class TeachingInput
{
    /// <summary>Id of the form, which becomes the row's: sent twice it registers once.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Who learnt, at the organisation.</summary>
    [Required]
    public Guid? Learner { get; set; }

    /// <summary>Who taught, anywhere.</summary>
    [Required]
    public Guid? Teacher { get; set; }

    /// <summary>In which course, or how.</summary>
    [Required, MaxLength(SupervisorTeaching.LongestCourse)]
    public string? Course { get; set; }

    /// <summary>The day it was completed.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }
}

/// <summary>Why a teaching is taken back.</summary>
public sealed class TeachingRetraction
{
    /// <summary>Why.</summary>
    [Required, MaxLength(500)]
    public string? Reason { get; set; }
}

/// <summary>Registers who has taught whom to supervise. Nobody is taught by somebody who has learnt from them, however many lie between.</summary>
public sealed class RegisterTeaching(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Done; refused where it would make a circle, for somebody of elsewhere, or for a day ahead.</summary>
    /// <returns>Null when there is no such organisation.</returns>
    public async Task<Result?> RunAsync(OrganisationId organisation, TeachingInput input, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        if (!await database.Context.Set<Organisation>().AnyAsync(found => found.Id == organisation, cancellation))
        {
            return null;
        }

        // One at a time: two that make a circle only together would each see none.
        await database.ExecuteAsync(Sql.Raw("select pg_advisory_xact_lock(hashtext('samsteg supervisor teachings'))"), cancellation);
        if (await database.Context.Set<SupervisorTeaching>().AnyAsync(row => row.Id == input.Form, cancellation))
        {
            return Result.Done;
        }

        var problems = await ProblemsAsync(organisation, input, cancellation);
        if (problems.Count == 0)
        {
            database.Context.Add(new SupervisorTeaching
            {
                Id = input.Form,
                LearnerId = input.Learner!.Value,
                TeacherId = input.Teacher!.Value,
                Course = input.Course!.Trim(),
                OccurredOn = input.OccurredOn!.Value,
                RegisteredAt = clock.GetUtcNow(),
                RegisteredBy = user.RequiredAccount,
            });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Of(problems);
    }

    /// <summary>Takes it back: it never was so.</summary>
    /// <returns>Null when none stands.</returns>
    public async Task<Result?> RetractAsync(OrganisationId organisation, Guid teaching, TeachingRetraction input, CancellationToken cancellation = default)
    {
        if (await StandingAsync(organisation, teaching, cancellation) is not { } standing)
        {
            return null;
        }

        standing.Supersede(clock.GetUtcNow(), input.Reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>The row that stands, of somebody who learnt at the organisation; null when there is none.</summary>
    internal async Task<SupervisorTeaching?> StandingAsync(OrganisationId organisation, Guid teaching, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        return await database.Context.Set<SupervisorTeaching>().SingleOrDefaultAsync(
            row => row.Id == teaching && row.SupersededAt == null && database.Context.Set<ContactPerson>().Any(person => person.Id == row.LearnerId && person.OrganisationId == organisation), cancellation);
    }

    private async Task<List<Problem>> ProblemsAsync(OrganisationId organisation, TeachingInput input, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        if (string.IsNullOrWhiteSpace(input.Course))
        {
            problems.Add(new Problem(nameof(input.Course), "ui.required"));
        }

        if (input.OccurredOn > clock.Today())
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "readiness.evidence.day_ahead"));
        }

        if (!await database.Context.Set<ContactPerson>().AnyAsync(person => person.Id == input.Learner && person.OrganisationId == organisation, cancellation))
        {
            problems.Add(new Problem(nameof(input.Learner), "readiness.teaching.unknown_person"));
        }
        else if (!await database.Context.Set<ContactPerson>().AnyAsync(person => person.Id == input.Teacher, cancellation))
        {
            problems.Add(new Problem(nameof(input.Teacher), "readiness.teaching.unknown_person"));
        }
        else if (await database.ScalarAsync<bool>(Sql.Of($"""
            with recursive learnt (id) as (
                select {input.Learner}::uuid
                union
                select t.learner_id from supervisor_teachings t join learnt l on t.teacher_id = l.id where t.superseded_at is null)
            select exists (select from learnt where id = {input.Teacher})
            """), cancellation))
        {
            problems.Add(new Problem(nameof(input.Teacher), input.Teacher == input.Learner ? "readiness.teaching.oneself" : "readiness.teaching.circle"));
        }
        else if (await database.Context.Set<SupervisorTeaching>().AnyAsync(row => row.LearnerId == input.Learner && row.TeacherId == input.Teacher && row.SupersededAt == null, cancellation))
        {
            problems.Add(new Problem(nameof(input.Teacher), "readiness.teaching.already"));
        }

        return problems;
    }
}
