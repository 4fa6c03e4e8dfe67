namespace HotelBooking.FictionalHotels.Cities;

/// <summary>Cities that have the first hotels, as GeoNames numbers: so a small catalogue has what tests and first visitors look for.</summary>
internal static class KnownCities
{
    /// <summary>The cities of the first forty hotels, a city as often as it has hotels.</summary>
    public static readonly IReadOnlyList<int> First =
    [
        2267057, 2267057, 2267057, 5856195, 4035413, 1850147, 285787, 2950159, 2988507, 5128581, // Lisbon ×3, Honolulu, Apia, Tokyo, Kuwait City, Berlin, Paris, New York
        2643743, 4250542, 4409896, 4951788, 2514256, 3448439, 745044, 756135, 360630, 2759794, // London, Springfield ×3 (Illinois, Missouri, Massachusetts), Málaga, São Paulo, Istanbul, Warsaw, Cairo, Amsterdam
        2267057, 2267057, 2267057, 5856195, 4035413, 1850147, 285787, 2950159, 2988507, 5128581, // Lisbon ×3, Honolulu, Apia, Tokyo, Kuwait City, Berlin, Paris, New York
        2643743, 2514256, 3164603, 3413829, 2147714, 184745, 1275339, 3067696, 2735943, 2267057, // London, Málaga, Venice, Reykjavík, Sydney, Nairobi, Mumbai, Prague, Porto, Lisbon
    ];

    /// <summary>The cities of the next hotels, one each.</summary>
    public static readonly IReadOnlyList<int> Next =
    [
        3169070, 3117735, 3128760, 2761369, 2867714, 2911298, 2618425, 2673730, 3143244, 658225, // Rome, Madrid, Barcelona, Vienna, Munich, Hamburg, Copenhagen, Stockholm, Oslo, Helsinki
        2964574, 2650225, 2800866, 2657896, 3054643, 264371, 3176959, 3173435, 3172394, 2510911, // Dublin, Edinburgh, Brussels, Zürich, Budapest, Athens, Florence, Milan, Naples, Seville
        2990440, 2996944, 2995469, 5391959, 5368361, 4887398, 4930956, 4164138, 4335045, 4140963, // Nice, Lyon, Marseille, San Francisco, Los Angeles, Chicago, Boston, Miami, New Orleans, Washington
        5809844, 6167865, 6077243, 6173331, 3530597, 3553478, 3688689, 3936456, 3871336, 3435910, // Seattle, Toronto, Montreal, Vancouver, Mexico City, Havana, Bogotá, Lima, Santiago, Buenos Aires
        3451190, 3369157, 2542997, 2464470, 292223, 281184, 293397, 1273294, 1283240, 1609350, // Rio de Janeiro, Cape Town, Marrakesh, Tunis, Dubai, Jerusalem, Tel Aviv, Delhi, Kathmandu, Bangkok
        1581130, 1880252, 1819729, 1796236, 1816670, 1835848, 1857910, 1853909, 2193733, 2158177, // Hanoi, Singapore, Hong Kong, Shanghai, Beijing, Seoul, Kyoto, Osaka, Auckland, Melbourne
        2198148, 1645528, 1735161, 1701668, 3196359, 3094802, 588409, 456172, 3201047, 2800931, // Suva, Denpasar, Kuala Lumpur, Manila, Ljubljana, Kraków, Tallinn, Riga, Dubrovnik, Bruges
        2766824, 2517117, 3161732, 3941584, // Salzburg, Granada, Bergen, Cusco
    ];
}
