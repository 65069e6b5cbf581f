using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What every form that tells of a contact asks: how, when and for how long.</summary>
public abstract class ContactTold
{
    /// <summary>Id of the form, which becomes the contact's: sent twice it makes one contact.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>How.</summary>
    [Required]
    public ContactChannel? Channel { get; set; } = ContactChannel.Meeting;

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>How long, in minutes; may be left out.</summary>
    [Range(1, Contact.MostMinutes)]
    public int? Minutes { get; set; }

    /// <summary>The booked meeting that took place; null when it was none.</summary>
    public Guid? Booking { get; set; }
}
