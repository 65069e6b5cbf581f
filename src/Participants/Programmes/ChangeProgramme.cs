using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A programme as a form gives it.</summary>
public sealed class ProgrammeInput
{
    /// <summary>Id of the form, which becomes the programme's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The row version that was read; null for a new one.</summary>
    public uint? Version { get; set; }

    /// <summary>An example to begin with; null for an empty one.</summary>
    public string? Example { get; set; }

    /// <summary>What it is called; may be left out where an example is chosen.</summary>
    [StringLength(Programme.LongestName)]
    public string? Name { get; set; }

    /// <summary>What it is called in English; may be left out.</summary>
    [StringLength(Programme.LongestName)]
    public string? NameEn { get; set; }

    /// <summary>Whether the phases follow one another.</summary>
    public bool IsInOrder { get; set; }

    /// <summary>Whether nobody new begins.</summary>
    public bool IsRetired { get; set; }
}

/// <summary>A phase as a form gives it.</summary>
public sealed class PhaseInput
{
    /// <summary>Id of the form, which becomes the phase's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The row version that was read; null for a new one.</summary>
    public uint? Version { get; set; }

    /// <summary>What it is called.</summary>
    [StringLength(Programme.LongestName)]
    public string Name { get; set; } = string.Empty;

    /// <summary>What it is called in English; may be left out.</summary>
    [StringLength(Programme.LongestName)]
    public string? NameEn { get; set; }

    /// <summary>What it leads towards; null for all.</summary>
    public ProgrammeTrack? Track { get; set; }

    /// <summary>How long it is meant to last, in days.</summary>
    [Range(1, ProgrammePhase.MostDays)]
    public int? PlannedDays { get; set; }

    /// <summary>Whether it is for those who need it.</summary>
    public bool IsOptional { get; set; }
}

/// <summary>Makes and changes an initiative's programmes and their phases.</summary>
public sealed class ChangeProgramme(RequestDatabase database)
{
    /// <summary>Adds a programme, empty or like an example.</summary>
    public async Task<Result> AddAsync(InitiativeId initiative, ProgrammeInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<Programme>().AnyAsync(programme => programme.Id == input.Form && programme.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        var example = ProgrammeExamples.All.FirstOrDefault(one => one.Key == input.Example);
        if (example is null && !string.IsNullOrEmpty(input.Example))
        {
            return Result.Refused(nameof(input.Example), "participants.rule.choose_offered");
        }

        if (example is null && string.IsNullOrWhiteSpace(input.Name))
        {
            return Result.Refused(nameof(input.Name), "participants.programme.name_missing");
        }

        var position = await database.Context.Set<Programme>().CountAsync(programme => programme.InitiativeId == initiative, cancellation);
        database.Context.Add(new Programme
        {
            Id = input.Form,
            InitiativeId = initiative,
            Name = string.IsNullOrWhiteSpace(input.Name) ? example!.Name : NameOf(input.Name, input.NameEn),
            IsInOrder = example?.IsInOrder ?? input.IsInOrder,
            Position = position,
        });
        database.Context.AddRange((example?.Phases ?? []).Select((phase, place) => new ProgrammePhase
        {
            Id = Guid.CreateVersion7(),
            InitiativeId = initiative,
            ProgrammeId = input.Form,
            Name = phase.Name,
            Track = phase.Track,
            PlannedDays = phase.PlannedDays,
            IsOptional = phase.IsOptional,
            Position = place,
        }));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Changes a programme.</summary>
    public async Task<Result> ReviseAsync(Programme programme, ProgrammeInput input, CancellationToken cancellation)
    {
        if (programme.Version != input.Version)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        if (string.IsNullOrWhiteSpace(input.Name))
        {
            return Result.Refused(nameof(input.Name), "participants.programme.name_missing");
        }

        (programme.Name, programme.IsInOrder, programme.IsRetired) = (NameOf(input.Name, input.NameEn), input.IsInOrder, input.IsRetired);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Adds a phase last.</summary>
    public async Task<Result> AddPhaseAsync(Programme programme, PhaseInput input, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(input.Name))
        {
            return Result.Refused(nameof(input.Name), "participants.programme.name_missing");
        }

        if (await database.Context.Set<ProgrammePhase>().AnyAsync(phase => phase.Id == input.Form && phase.ProgrammeId == programme.Id, cancellation))
        {
            return Result.Done;
        }

        var position = await database.Context.Set<ProgrammePhase>().CountAsync(phase => phase.ProgrammeId == programme.Id, cancellation);
        database.Context.Add(new ProgrammePhase
        {
            Id = input.Form,
            InitiativeId = programme.InitiativeId,
            ProgrammeId = programme.Id,
            Name = NameOf(input.Name, input.NameEn),
            Track = input.Track,
            PlannedDays = input.PlannedDays,
            IsOptional = input.IsOptional,
            Position = position,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Changes a phase. Who is in it stays in it.</summary>
    public async Task<Result> RevisePhaseAsync(ProgrammePhase phase, PhaseInput input, CancellationToken cancellation)
    {
        if (phase.Version != input.Version)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        if (string.IsNullOrWhiteSpace(input.Name))
        {
            return Result.Refused(nameof(input.Name), "participants.programme.name_missing");
        }

        (phase.Name, phase.Track, phase.PlannedDays, phase.IsOptional) = (NameOf(input.Name, input.NameEn), input.Track, input.PlannedDays, input.IsOptional);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static LocalText NameOf(string swedish, string? english) => new(swedish.Trim(), Identity.Given(english));
}
