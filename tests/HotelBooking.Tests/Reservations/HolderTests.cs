using System.Net;
using HotelBooking.Reservations.Holds;

namespace HotelBooking.Tests.Reservations;

/// <summary>Whose holds are bounded together when nobody is signed in.</summary>
public sealed class HolderTests
{
    [Theory]
    [InlineData("192.0.2.7", "network 192.0.2.7")]
    [InlineData("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "network 2001:db8:1:2::")]
    [InlineData("2001:db8:1:2::1", "network 2001:db8:1:2::")]
    public void One_network_is_one_holder(string address, string holder) => Assert.Equal(holder, Holder.NetworkOf(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData(null)]
    public void Whatever_calls_from_this_machine_may_speak_for_many(string? address) => Assert.Null(Holder.NetworkOf(address is null ? null : IPAddress.Parse(address)));
}
