namespace Samsteg.Activities;

/// <summary>What the questions about a guest need.</summary>
public interface IGuestForm
{
    /// <summary>The answers.</summary>
    GuestInput Input { get; }

    /// <summary>Most seats that can be asked for.</summary>
    int MostSeats { get; }
}
