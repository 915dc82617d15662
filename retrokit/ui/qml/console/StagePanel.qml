pragma ComponentBehavior: Bound
import QtQuick
import controls

// The panel of the kind of stage that is up.
Item {
    id: place

    required property var desk
    required property Item rest

    Loader {
        id: loader
        anchors.fill: parent
        anchors.leftMargin: item instanceof Scroller ? -5 : 0
        anchors.rightMargin: item instanceof Scroller ? -13 : 0
        sourceComponent: {
            if (place.desk.state === "early")
                return early;
            switch (place.desk.kind) {
            case "look_back": return lookBack;
            case "welcome": return welcome;
            case "collect": return collect;
            case "group": return group;
            case "vote": return vote;
            case "place": return placing;
            case "discuss": return discuss;
            case "decide": return decide;
            case "rate": return rate;
            case "ask": return ask;
            case "closed": return closed;
            default: return lobby;
            }
        }
        // Whatever had the keyboard is gone with the old panel.
        onLoaded: place.rest.forceActiveFocus()
    }

    Component { id: lobby; LobbyPanel { desk: place.desk } }
    Component { id: early; EarlyPanel { desk: place.desk } }
    Component { id: lookBack; LookBackPanel { desk: place.desk } }
    Component { id: welcome; WelcomePanel { desk: place.desk } }
    Component { id: collect; CollectPanel { desk: place.desk } }
    Component { id: group; GroupPanel { desk: place.desk } }
    Component { id: vote; VotePanel { desk: place.desk } }
    Component { id: placing; PlacePanel { desk: place.desk } }
    Component { id: discuss; DiscussPanel { desk: place.desk } }
    Component { id: decide; DecidePanel { desk: place.desk } }
    Component { id: rate; RatePanel { desk: place.desk } }
    Component { id: ask; AskPanel { desk: place.desk } }
    Component { id: closed; ClosedPanel { desk: place.desk } }
}
