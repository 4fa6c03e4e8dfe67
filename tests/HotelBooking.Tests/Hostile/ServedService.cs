using System.Reflection;
using Authentication;
using Google.Protobuf.Reflection;
using Grpc.Core;
using HotelBooking.BookingUi;
using HotelBooking.Partners;
using HotelBooking.Reservations;
using HotelBooking.Search;
using PdfReports;
using Posthouse.Payments;
using Users;

namespace HotelBooking.Tests.Hostile;

/// <summary>A service that a component of the application serves, found by the class that serves it.</summary>
/// <param name="Descriptor">Its contract.</param>
/// <param name="Client">The generated client.</param>
internal sealed record ServedService(ServiceDescriptor Descriptor, Type Client)
{
    private static readonly Assembly[] Components =
    [
        typeof(BookingUiComponent).Assembly, typeof(SearchComponent).Assembly, typeof(PartnersComponent).Assembly, typeof(ReservationsComponent).Assembly,
        typeof(PaymentsComponent).Assembly, typeof(PdfReportsComponent).Assembly, typeof(UsersComponent).Assembly, typeof(AuthenticationComponent).Assembly,
    ];

    /// <summary>All services of the application's own contracts.</summary>
    public static IReadOnlyList<ServedService> All { get; } =
    [
        .. from component in Components
           from type in component.GetTypes()
           let bind = type.BaseType?.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false)
           where bind is not null && !type.IsAbstract
           select Of(bind.BindType),
    ];

    /// <summary>A service by the class that its generated code stands in.</summary>
    public static ServedService Of(Type holder) => new(
        (ServiceDescriptor)holder.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!,
        holder.GetNestedTypes().Single(static type => type.IsSubclassOf(typeof(ClientBase))));
}
