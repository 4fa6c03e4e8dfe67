using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Look.Hotels;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>A reservation in a list, with the drawing of its hotel.</summary>
public sealed record PicturedReservation(Reservation Reservation, HotelPicture Picture);
