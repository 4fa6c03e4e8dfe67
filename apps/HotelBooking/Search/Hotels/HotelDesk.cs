namespace HotelBooking.Search.Hotels;

/// <summary>What is told of one hotel at a time.</summary>
internal sealed record HotelDesk(HotelPage Page, PriceCalendar Calendar);
