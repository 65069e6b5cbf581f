using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What is asked about a contact person.</summary>
public sealed record ContactPersonInput
{
    /// <summary>Id; made when the form is opened, so that a form sent twice adds one person.</summary>
    [FormId]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The version that was read; 0 for a new one.</summary>
    public uint Version { get; init; }

    /// <summary>Name.</summary>
    [MaxLength(200)]
    public string Name { get; init; } = string.Empty;

    /// <summary>What they do there.</summary>
    [MaxLength(200)]
    public string? Title { get; init; }

    /// <summary>E-mail.</summary>
    [MaxLength(254)]
    [EmailAddress]
    public string? Email { get; init; }

    /// <summary>As it is written.</summary>
    [MaxLength(50)]
    public string? Phone { get; init; }

    /// <summary>Whether they supervise placements.</summary>
    public bool IsSupervisor { get; init; }

    /// <summary>The day they left; null for those still there.</summary>
    public DateOnly? LeftOn { get; init; }

    internal ContactPersonFacts ToFacts() => new(Name.Trim(), Text(Title), Text(Email), Text(Phone), IsSupervisor, LeftOn);

    internal static ContactPersonInput Of(ContactPerson person) => new()
    {
        Id = person.Id,
        Version = person.Version,
        Name = person.Name,
        Title = person.Title,
        Email = person.Email,
        Phone = person.Phone,
        IsSupervisor = person.IsSupervisor,
        LeftOn = person.LeftOn,
    };

    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal Result? Fault(DateOnly today) =>
        string.IsNullOrWhiteSpace(Name) ? Result.Refused(nameof(Name), "ui.required") // a form without any of its fields is not validated on the way in
        : LeftOn > today ? Result.Refused(nameof(LeftOn), "organisations.problem.left_ahead")
        : null;

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
