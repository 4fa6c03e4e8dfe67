using HotelBooking.Host;
using Posthouse.Hosting;

return await PosthouseApp.RunAsync(args, app => app
    .Named("hotel")
    .Beside(StandIns.Bank)
    .Beside(StandIns.Mailbox)
    .Beside(StandIns.Partner("meridian", 5021, "Partners:MeridianUrl"))
    .Beside(StandIns.Partner("albergo", 5022, "Partners:AlbergoUrl"))
    .Beside(StandIns.Partner("nordhus", 5023, "Partners:NordhusUrl")));
