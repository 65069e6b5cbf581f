using Samsteg.Participants;

namespace Samsteg.Rules;

public sealed class TimelinePlaceTests
{
    [Fact]
    public void A_place_is_read_as_it_was_written()
    {
        var place = new Timeline.Place(new(2026, 4, 15), new(2026, 4, 15, 8, 30, 0, 123, 456, TimeSpan.Zero), new Guid("0198a5b0-0000-7000-8000-00000000000a"));

        Timeline.Place.Read(place.ToString()).ShouldBe(place);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a place")]
    [InlineData("MjAyNi0wNC0xNXw1fGFiYw")]
    [InlineData("MjAyNi0xMy0xNXw1fGFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh")]
    public void Anything_else_is_no_place(string? text) => Timeline.Place.Read(text).ShouldBeNull();
}
