import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: Point.name
    headerRight: qsTr("cỡ chữ, màu, tiếng")
    backVisible: false
    primaryIcon: "check"
    primaryText: qsTr("Xong")
    title: qsTr("Chọn cỡ chữ, màu, tiếng")

    onPrimary: Visit.close()

    PagedColumn {
        anchors.fill: parent

        SettingRow {
            choices: [qsTr("Nhỏ"), qsTr("Vừa"), qsTr("To"), qsTr("Rất to")]
            current: Appearance.step
            label: qsTr("Cỡ chữ")

            onPicked: index => Appearance.setStep(index)
        }
        SettingRow {
            choices: [qsTr("Sáng"), qsTr("Tối"), qsTr("Rõ nhất")]
            current: ["day", "night", "contrast"].indexOf(Appearance.theme)
            label: qsTr("Màu")

            onPicked: index => Appearance.setTheme(["day", "night", "contrast"][index])
        }
        SettingRow {
            choices: [qsTr("Chậm"), qsTr("Vừa"), qsTr("Nhanh")]
            current: Reader.speed
            label: qsTr("Giọng đọc")

            onPicked: index => Reader.setSpeed(index)
        }
        SettingRow {
            choices: [qsTr("Tắt"), qsTr("Vừa"), qsTr("To", "volume")]
            current: Reader.volume
            label: qsTr("Âm lượng")

            onPicked: index => Reader.setVolume(index)
        }
    }
}
