namespace Samsteg.Participants;

/// <summary>Highest education that was completed: the seven levels of Statistics Sweden's register of education (SUN), and what they do not cover.</summary>
public enum EducationLevel
{
    /// <summary>Compulsory school, shorter than nine years (SUN 1).</summary>
    CompulsoryShort,

    /// <summary>Compulsory school, nine or ten years (SUN 2).</summary>
    Compulsory,

    /// <summary>Upper secondary school, two years at most (SUN 3).</summary>
    UpperSecondaryShort,

    /// <summary>Upper secondary school, three years (SUN 4).</summary>
    UpperSecondary,

    /// <summary>After upper secondary school, shorter than three years (SUN 5).</summary>
    PostSecondaryShort,

    /// <summary>After upper secondary school, three years or more (SUN 6).</summary>
    PostSecondary,

    /// <summary>Doctoral studies (SUN 7).</summary>
    Doctoral,

    /// <summary>Education from abroad that has not been assessed.</summary>
    ForeignNotAssessed,

    /// <summary>Does not want to say.</summary>
    NotStated,

    /// <summary>Not known.</summary>
    Unknown,
}
