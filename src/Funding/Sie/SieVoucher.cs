namespace Samsteg.Funding;

/// <summary>A voucher (<c>#VER</c>) that could be read whole.</summary>
/// <param name="Series">Its series; may be empty.</param>
/// <param name="Number">Its number in the series, as it is written; may be empty.</param>
/// <param name="Date">When it is booked.</param>
/// <param name="Text">What it is called; may name a person.</param>
/// <param name="Rows">What it moves (<c>#TRANS</c>): rows that were taken away or put in later (<c>#BTRANS</c>, <c>#RTRANS</c>) are not among them, for a row put in stands as an ordinary one too.</param>
/// <param name="Line">Line of the file it begins on, from 1.</param>
internal sealed record SieVoucher(string Series, string Number, DateOnly Date, string Text, IReadOnlyList<SieRow> Rows, int Line)
{
    /// <summary>In the currency of the accounts; zero when it balances.</summary>
    public decimal Sum => Rows.Sum(static row => row.Amount);
}

/// <summary>A row of a voucher.</summary>
/// <param name="Account">Account, mostly four digits.</param>
/// <param name="Objects">What it is told apart by: cost centre, project …</param>
/// <param name="Amount">In the currency of the accounts, with two decimals; debit above zero, credit below.</param>
/// <param name="Date">When; that of the voucher where it has none of its own.</param>
/// <param name="Text">What it is called; may name a person. Empty when it has none.</param>
/// <param name="Line">Line of the file, from 1.</param>
internal sealed record SieRow(string Account, IReadOnlyList<SieObject> Objects, decimal Amount, DateOnly Date, string Text, int Line);

/// <summary>An object of a dimension.</summary>
/// <param name="Dimension">Number of the dimension: 1 cost centre, 2 cost bearer, 6 project, 7 employee, 8 customer, 9 supplier, 10 invoice; 20 and above are the company's own.</param>
/// <param name="Id">The object's own number or code.</param>
internal readonly record struct SieObject(string Dimension, string Id);

/// <summary>A financial year (<c>#RAR</c>).</summary>
/// <param name="Index">0 is the file's own, -1 the one before.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
internal readonly record struct SieYear(int Index, DateOnly First, DateOnly Last);

/// <summary>What is wrong in a file; the reader goes on with the next line or voucher.</summary>
public enum SieProblemKind
{
    /// <summary>No line of the format was found: it is something else. Nothing is read.</summary>
    NotSie,

    /// <summary>It has no voucher at all: a file of type 1, 2 or 3, or of a year without any.</summary>
    NoVouchers,

    /// <summary>A voucher is never closed, and not read: the file ends, or the next one begins.</summary>
    Truncated,

    /// <summary>A second file follows in the same one, or a year is given twice with other days. What follows is not read.</summary>
    SecondFile,

    /// <summary>A line is longer than any program writes; it is not read, nor the voucher it is in.</summary>
    LongLine,

    /// <summary>A line within a voucher is none of the format's; the voucher is not read.</summary>
    StrayLine,

    /// <summary>A letter was damaged before the file came here.</summary>
    DamagedLetters,

    /// <summary>A date that is none, or of another century; the voucher is not read.</summary>
    Date,

    /// <summary>A voucher of no financial year that the file speaks of; it is read.</summary>
    OutsideYears,

    /// <summary>An amount that is none, or has more than two decimals; the voucher is not read.</summary>
    Amount,

    /// <summary>A row without an account; the voucher is not read.</summary>
    NoAccount,

    /// <summary>The rows do not add up to zero; the voucher is read.</summary>
    Unbalanced,

    /// <summary>The accounts are kept in another currency than Swedish kronor (<c>#VALUTA</c>); they are read.</summary>
    OtherCurrency,

    /// <summary>A dimension that neither the file nor the format gives a name (<c>#DIM</c>); told once a dimension.</summary>
    UnnamedDimension,
}

/// <summary>Something wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="What">What stands there, or the voucher it is about; empty where it is more than a number or a short code, for a text may name somebody.</param>
internal sealed record SieProblem(SieProblemKind Kind, int Line, string What);
