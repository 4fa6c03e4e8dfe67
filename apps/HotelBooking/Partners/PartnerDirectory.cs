using HotelBooking.Partners.Albergo;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Exchanges;
using HotelBooking.Partners.Meridian;
using HotelBooking.Partners.Nordhus;

namespace HotelBooking.Partners;

/// <summary>The partners that are asked: those that have an address.</summary>
internal sealed class PartnerDirectory : IDisposable
{
    private readonly List<PartnerConnection> _connections = [];

    public PartnerDirectory(PartnersOptions options, ExchangeLog log, TimeProvider time, Random random)
    {
        Random = random;
        All =
        [
            .. Known("meridian", options.MeridianUrl, connection => new MeridianPartner(connection)),
            .. Known("albergo", options.AlbergoUrl, connection => new AlbergoPartner(connection)),
            .. Known("nordhus", options.NordhusUrl, connection => new NordhusPartner(connection)),
        ];

        IEnumerable<IPartner> Known(string name, Uri? address, Func<PartnerConnection, IPartner> speak)
        {
            if (address is not null)
            {
                var connection = new PartnerConnection(name, address, options, log, time);
                _connections.Add(connection);
                yield return speak(connection);
            }
        }
    }

    public IReadOnlyList<IPartner> All { get; }

    public Random Random { get; }

    public IPartner? Find(string name) => All.FirstOrDefault(partner => partner.Name == name);

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());
}
